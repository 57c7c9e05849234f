"""Calendar files (iCalendar, RFC 5545): callbacks go out, holidays and absences come in."""

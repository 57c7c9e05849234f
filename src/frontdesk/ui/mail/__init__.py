"""Writing letters, postcards and e-mails, with the page as it will be beside them."""

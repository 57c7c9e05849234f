"""One customer: everything there was, how to reach them, their cases, twins and documents."""

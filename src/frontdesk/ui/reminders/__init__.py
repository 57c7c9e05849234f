"""What is to be remembered: the bell with its list, the tray, the system's notifications."""

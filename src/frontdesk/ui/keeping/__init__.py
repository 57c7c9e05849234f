"""What goes on by itself while the window is open: news, counts, reminders, the daily backup."""

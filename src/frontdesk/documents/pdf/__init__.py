"""Writing PDF: ReportLab's canvas, our font embedding, pages written as they come."""

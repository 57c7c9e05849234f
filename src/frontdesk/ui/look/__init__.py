"""The look: colours, typeface, icons and the strokes that every painted widget shares."""

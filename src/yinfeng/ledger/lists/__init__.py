"""Lists of subjects: what they show and can be asked, their rows, the controls around them, the spreadsheet."""

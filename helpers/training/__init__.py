"""How the reader was made: data, model, fit, calibrate, export, called in this order."""

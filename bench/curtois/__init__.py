"""The public shift-scheduling instances of Curtois and Qu, solved as a station's problem."""

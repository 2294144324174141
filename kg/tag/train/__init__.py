"""Training of what the statistical half of the tagging pass is: the segmentation model and the name recogniser."""

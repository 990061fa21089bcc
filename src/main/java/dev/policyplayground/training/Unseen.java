package dev.policyplayground.training;

/// What a model says of a text that it was not trained on. Immutable; holds none of the text.
public record Unseen(String id, String set, boolean unsafe, double logOdds) {}

package com.onelastai.lab.experiment;

/**
 * What people are told about an experiment.
 *
 * @param type the last part of its address, such as {@code neural-art}
 * @param description what it does and how
 * @param example an input that works
 */
public record ExperimentInfo<I>(String type, String name, String description, I example) {}

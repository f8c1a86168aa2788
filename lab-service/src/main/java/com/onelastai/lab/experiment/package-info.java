/**
 * What an experiment is. To add one, write a component that implements {@link
 * com.onelastai.lab.experiment.Experiment} in a package of its own.
 */
@NullMarked
package com.onelastai.lab.experiment;

import org.jspecify.annotations.NullMarked;

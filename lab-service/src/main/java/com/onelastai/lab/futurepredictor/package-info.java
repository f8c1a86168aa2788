/**
 * {@code future-predictor}: answers a question about the future by signs of the day, as play. What
 * matters too much for that is declined.
 */
@NullMarked
package com.onelastai.lab.futurepredictor;

import org.jspecify.annotations.NullMarked;

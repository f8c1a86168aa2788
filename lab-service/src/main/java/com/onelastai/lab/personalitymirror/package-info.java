/**
 * The experiment Personality mirror: a Big Five questionnaire of the International Personality Item
 * Pool, scored by its published key and compared with a sample.
 */
@NullMarked
package com.onelastai.lab.personalitymirror;

import org.jspecify.annotations.NullMarked;

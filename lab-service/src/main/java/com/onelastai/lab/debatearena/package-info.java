/** The experiment Debate arena: the model argues for and against a topic, and judges both. */
@NullMarked
package com.onelastai.lab.debatearena;

import org.jspecify.annotations.NullMarked;

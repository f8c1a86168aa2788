/**
 * Speaks a text in a voice like that of a sample, if the person agrees aloud. {@link
 * com.onelastai.lab.voicecloning.ConsentSentences} gives out what to say; what is made carries a
 * {@link com.onelastai.lab.voicecloning.Watermark}.
 */
@NullMarked
package com.onelastai.lab.voicecloning;

import org.jspecify.annotations.NullMarked;

/**
 * Composes a piece by rules: {@link com.onelastai.lab.musicgenerator.Composer} chooses a form and
 * its chords, {@link com.onelastai.lab.musicgenerator.VoiceLeading} sets them for four voices,
 * {@link com.onelastai.lab.musicgenerator.MelodyWriter} writes the tune and {@link
 * com.onelastai.lab.musicgenerator.Arranger} the other parts. The piece becomes a MIDI file, its
 * audio and a lead sheet. Time is counted in steps, four to a beat.
 */
@NullMarked
package com.onelastai.lab.musicgenerator;

import org.jspecify.annotations.NullMarked;

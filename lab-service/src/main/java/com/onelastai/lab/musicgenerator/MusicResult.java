package com.onelastai.lab.musicgenerator;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A composed piece.
 *
 * @param duration of the audio, in seconds
 * @param tempo beats a minute
 * @param chords by bar
 * @param score the lead sheet in ABC notation
 */
record MusicResult(
    @Schema(example = "jazz") Genre genre,
    @Schema(example = "calm") Mood mood,
    @Schema(description = "Of the audio, in seconds.", example = "30") int duration,
    @Schema(example = "D major") String key,
    @Schema(example = "4/4") String meter,
    @Schema(description = "Beats a minute.", example = "111.4") double tempo,
    @Schema(description = "By bar.", example = "[\"Dmaj7\", \"Bm7\", \"Em7\", \"A7\"]")
        List<String> chords,
    @Schema(
            description = "The lead sheet in ABC notation.",
            example = "X:1\nM:4/4\nL:1/16\nK:D\n\"Dmaj7\"d4 f4 a8 |]")
        String score,
    @Schema(description = "WAV.", example = "/api/lab/files/f-Xq2v9TtU0mF3aLrN") String audioUrl,
    @Schema(example = "/api/lab/files/f-Yq2v9TtU0mF3aLrN") String midiUrl,
    @Schema(description = "The lead sheet as SVG.", example = "/api/lab/files/f-Zq2v9TtU0mF3aLrN")
        String scoreUrl,
    @Schema(example = "7") long seed) {}

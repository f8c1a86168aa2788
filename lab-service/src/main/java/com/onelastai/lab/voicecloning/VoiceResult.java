package com.onelastai.lab.voicecloning;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A text in a synthetic voice.
 *
 * @param clonedVoiceId the same for the same sample
 * @param profile of the sample
 * @param madeProfile of what was made, to be compared with it
 * @param quality of the sample
 */
record VoiceResult(
    @Schema(example = "/api/lab/files/f-Xq2v9TtU0mF3aLrN") String sourceAudioUrl,
    @Schema(description = "The same for the same sample.", example = "v-3f9a0c71d2b4")
        String clonedVoiceId,
    @Schema(example = "Good evening. This voice was made by a computer, and it says so.")
        String sampleText,
    @Schema(description = "WAV.", example = "/api/lab/files/f-Zq2v9TtU0mF3aLrN") String audioUrl,
    @Schema(example = "Synthetic voice, made by OneLastAI from a sample with spoken consent")
        String label,
    VoiceProfile profile,
    VoiceProfile madeProfile,
    SampleQuality quality,
    Consent consent,
    Watermark watermark) {}

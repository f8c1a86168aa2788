package com.onelastai.lab.debatearena;

import com.onelastai.lab.arena.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A debate. Side 1 begins, and each argument answers the one before.
 *
 * @param side1Arguments for the topic
 * @param side2Arguments against it
 */
record DebateArenaResult(
    @Schema(example = "Cities should be free of cars.") String topic,
    List<String> side1Arguments,
    List<String> side2Arguments,
    Verdict verdict) {}

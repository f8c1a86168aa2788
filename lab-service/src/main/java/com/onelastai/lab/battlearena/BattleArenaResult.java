package com.onelastai.lab.battlearena;

import com.onelastai.lab.arena.Turn;
import com.onelastai.lab.arena.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A battle. Contestant 1 is side 1.
 *
 * @param winner the name; null after a draw
 */
record BattleArenaResult(
    Contestant contestant1,
    Contestant contestant2,
    @Schema(example = "Is it better to plan a holiday or to improvise it?") String topic,
    List<Turn> transcript,
    @Schema(example = "Einstein Agent") @Nullable String winner,
    Verdict verdict,
    @Schema(description = "Whether it changes ratings: only battles between agents do")
        boolean rated) {}

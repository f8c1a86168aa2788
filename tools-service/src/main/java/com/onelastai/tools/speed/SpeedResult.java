package com.onelastai.tools.speed;

import io.swagger.v3.oas.annotations.media.Schema;

record SpeedResult(
    @Schema(description = "The median of the pings, in milliseconds", example = "12.1")
        double latency,
    @Schema(
            description = "How much two pings in a row differ, on average, in milliseconds",
            example = "0.75")
        double jitter,
    @Schema(
            description =
                "Megabits a second: the greatest of the transfers, as short ones only start",
            example = "99.4")
        double download,
    @Schema(description = "Megabits a second", example = "41.2") double upload) {}

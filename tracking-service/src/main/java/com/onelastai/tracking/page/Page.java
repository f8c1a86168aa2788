package com.onelastai.tracking.page;

import io.swagger.v3.oas.annotations.media.Schema;

/** A page of the platform map. */
public record Page(
    @Schema(example = "/agents/einstein") String route,
    @Schema(example = "Einstein Agent") String name,
    @Schema(example = "Agents") String category,
    @Schema(example = "Exploration") String phase,
    @Schema(allowableValues = {"CRITICAL", "IMPORTANT", "NICE_TO_HAVE"}) String priority,
    @Schema(example = "Interest, demo usage") String tracks) {}

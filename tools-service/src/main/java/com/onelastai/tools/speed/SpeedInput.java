package com.onelastai.tools.speed;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

record SpeedInput(
    @NotEmpty
        @Size(max = 100)
        @Schema(
            description = "How long each ping took, in milliseconds, in their order",
            example = "[12.1, 11.8, 13.0]")
        List<@NotNull @DecimalMin("0") @DecimalMax("600000") Double> pings,
    @NotEmpty @Size(max = 100) List<@NotNull @Valid Transfer> downloads,
    @NotEmpty @Size(max = 100) List<@NotNull @Valid Transfer> uploads) {

  @Schema(name = "SpeedTransfer")
  record Transfer(
      @Min(1) @Max(1_000_000_000) @Schema(example = "1000000") long bytes,
      @DecimalMin("0.001") @DecimalMax("600000") @Schema(example = "80.5") double milliseconds) {}
}

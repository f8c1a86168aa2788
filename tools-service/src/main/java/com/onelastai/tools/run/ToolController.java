package com.onelastai.tools.run;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.visit.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@PermitAll
@RestController
@RequestMapping("/api/tools")
@Tag(name = "Tools")
class ToolController {

  private final ToolCatalog catalog;
  private final ToolDescriptions descriptions;
  private final ToolRunner runner;

  ToolController(ToolCatalog catalog, ToolDescriptions descriptions, ToolRunner runner) {
    this.catalog = catalog;
    this.descriptions = descriptions;
    this.runner = runner;
  }

  @GetMapping
  @Operation(
      summary = "List the tools",
      description = "By category. Input and output are JSON schemas of draft 2020-12.")
  Listing<ToolDescription> listTools() {
    return Listing.all(descriptions.all());
  }

  @PostMapping("/{tool}")
  @Operation(summary = "Run a tool")
  @Problems({"limit_reached", "busy"})
  ToolAnswer runTool(@PathVariable String tool, @RequestBody JsonNode input, Owner owner) {
    return runner.run(catalog.require(tool), input, owner);
  }
}

package com.onelastai.tools.run;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.visit.Owner;
import com.onelastai.tools.tool.ToolFailedException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PermitAll
@RestController
@RequestMapping("/api/tools")
@Tag(name = "Tools")
class ToolController {

  private final ToolCatalog catalog;
  private final ToolDescriptions descriptions;
  private final ToolRunner runner;
  private final JsonMapper json;

  ToolController(
      ToolCatalog catalog, ToolDescriptions descriptions, ToolRunner runner, JsonMapper json) {
    this.catalog = catalog;
    this.descriptions = descriptions;
    this.runner = runner;
    this.json = json;
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
    return runner.run(catalog.require(tool), input, owner, RunFollower.NONE);
  }

  @PostMapping(path = "/{tool}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void runTool(
      @PathVariable String tool,
      @RequestBody JsonNode input,
      Owner owner,
      HttpServletResponse response) {
    RunStream stream = new RunStream(response, json);
    try {
      stream.answer(runner.run(catalog.require(tool), input, owner, stream));
    } catch (ToolFailedException gone) {
      // Nobody reads on; the run is recorded.
    } catch (RuntimeException failure) {
      stream.fail(failure);
    }
  }
}

package com.onelastai.lab.run;

import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.visit.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@PermitAll
@RestController
@Tag(name = "Shared experiments")
class ShareController {

  private static final String ADDRESS = "/api/lab/{experimentId}/share";

  private final Shares shares;

  ShareController(Shares shares) {
    this.shares = shares;
  }

  @PostMapping(ADDRESS)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Share an experiment by a link",
      description =
          "Everyone who has the link can see the result until it expires. The link is returned "
              + "only once; another call creates a new one and ends the old one.")
  @Problems("nothing_to_share")
  Shares.Link shareExperiment(@PathVariable String experimentId, Owner owner) {
    return shares.share(owner.key(), experimentId);
  }

  @DeleteMapping(ADDRESS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Withdraw the link to an experiment",
      description =
          "Does nothing if there is none. Addresses of files that somebody has opened work for up "
              + "to an hour.")
  void withdrawExperiment(@PathVariable String experimentId, Owner owner) {
    shares.withdraw(owner.key(), experimentId);
  }

  @GetMapping("/api/lab/shared/{token}")
  @Operation(
      summary = "Get a shared experiment",
      description =
          "Nothing about its owner, and no uploads. Addresses of files are links that expire. Not "
              + "found after the link was withdrawn or has expired.")
  Shares.SharedExperiment getSharedExperiment(
      @PathVariable String token, @Parameter(hidden = true) HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Robots-Tag", "noindex");
    return shares.show(token);
  }
}

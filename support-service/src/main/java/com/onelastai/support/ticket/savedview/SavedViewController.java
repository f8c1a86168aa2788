package com.onelastai.support.ticket.savedview;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.security.SupportOnly;
import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.support.ticket.TicketFilter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@SupportOnly
@RestController
@RequestMapping("/api/support/team/views")
@Tag(name = "Support team")
class SavedViewController {

  private static final int MAX_VIEWS = 50;

  private final SavedViewRepository views;

  SavedViewController(SavedViewRepository views) {
    this.views = views;
  }

  @GetMapping
  @Operation(summary = "List the caller's saved views by name")
  Listing<View> listViews(Caller caller) {
    return Listing.all(
        views.findByOwnerIdOrderByNameAscIdAsc(caller.userId()).stream().map(View::of).toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Save a filter of the queue as a view", description = "At most 50.")
  @Problems("too_many_views")
  View saveView(@Valid @RequestBody ViewRequest request, Caller caller) {
    if (views.countByOwnerId(caller.userId()) >= MAX_VIEWS) {
      throw new ApiException(
          HttpStatus.CONFLICT, "too_many_views", "You have %d views.".formatted(MAX_VIEWS));
    }
    return View.of(views.insert(request.view(UUID.randomUUID().toString(), caller.userId())));
  }

  @PutMapping("/{id}")
  @Operation(summary = "Replace a saved view")
  View replaceView(
      @PathVariable String id, @Valid @RequestBody ViewRequest request, Caller caller) {
    SavedView before = require(id, caller);
    return View.of(views.save(request.view(before.id(), caller.userId())));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete a saved view")
  void deleteView(@PathVariable String id, Caller caller) {
    views.delete(require(id, caller));
  }

  private SavedView require(String id, Caller caller) {
    return views
        .findByIdAndOwnerId(id, caller.userId())
        .orElseThrow(() -> ApiException.notFound("view"));
  }

  @Schema(name = "SavedViewRequest")
  record ViewRequest(
      @Schema(example = "My urgent ones") @NotBlank @Size(max = 60) @NoControlCharacters
          String name,
      @Valid @NotNull TicketFilter filter) {

    SavedView view(String id, String owner) {
      return new SavedView(id, owner, name.strip(), filter);
    }
  }

  @Schema(name = "SavedView")
  record View(
      @Schema(example = "0b9f3f1c-2f64-4d7e-8c39-5a1d2e3f4a5b") String id,
      @Schema(example = "My urgent ones") String name,
      TicketFilter filter,
      @Schema(
              description = "Where its tickets are listed",
              example = "/api/support/team/tickets?size=20&priority=urgent&assignee=me")
          String tickets) {

    static View of(SavedView view) {
      return new View(view.id(), view.name(), view.filter(), view.filter().address());
    }
  }
}

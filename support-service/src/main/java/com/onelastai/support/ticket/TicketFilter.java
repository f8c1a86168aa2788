package com.onelastai.support.ticket;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.support.ticket.sla.Priority;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Which tickets of the queue are listed; null means all. */
@Schema(name = "TicketFilter")
public record TicketFilter(
    @Parameter(example = "open") @Nullable Status status,
    @Parameter(example = "high") @Nullable Priority priority,
    @Parameter(example = "technical") @Nullable Category category,
    @Parameter(description = "A member of the team; `me` is the caller", example = "me")
        @Pattern(regexp = "[A-Za-z0-9-]{1,64}")
        @Nullable String assignee,
    @Parameter(example = "export") @Size(min = 1, max = 40) @NoControlCharacters
        @Nullable String tag,
    @Parameter(description = "Only those that nobody has") @Nullable Boolean unassigned,
    @Parameter(description = "Whether a target was missed") @Nullable Boolean breached) {

  private static final String ME = "me";

  /** The field of each filter and its value, the most selective first: its index is read. */
  Map<String, Object> fields(String caller) {
    boolean nobody = Boolean.TRUE.equals(unassigned);
    if (nobody && assignee != null) {
      throw ApiException.invalid(
          List.of(new FieldProblem("unassigned", "contradiction", "cannot have an assignee")));
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    add(fields, "assignedTo", ME.equals(assignee) ? caller : assignee);
    add(fields, "tags", tag);
    add(fields, "sla.breached", breached);
    add(fields, "assignedTo", nobody ? new Document("$exists", false) : null);
    add(fields, "category", category);
    add(fields, "priority", priority);
    add(fields, "status", status);
    return fields;
  }

  private static void add(Map<String, Object> fields, String field, @Nullable Object value) {
    if (value != null) {
      fields.put(field, value);
    }
  }

  /** Adds this filter to the address of the next page. */
  <T> Listing<T> keepIn(Listing<T> page) {
    return page.with("status", status == null ? null : status.value())
        .with("priority", priority == null ? null : priority.value())
        .with("category", category == null ? null : category.value())
        .with("assignee", assignee)
        .with("tag", tag)
        .with("unassigned", unassigned)
        .with("breached", breached);
  }

  /** The address of the queue with this filter. */
  public String address() {
    String first = TicketQueue.ADDRESS + "?size=20";
    return String.valueOf(keepIn(new Listing<>(List.of(), first)).next());
  }
}

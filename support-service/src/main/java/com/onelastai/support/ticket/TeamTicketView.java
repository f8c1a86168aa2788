package com.onelastai.support.ticket;

import com.onelastai.support.recipient.Recipient;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ticket as the team sees it. */
@Schema(name = "TeamTicket")
record TeamTicketView(
    TicketView ticket,
    @Nullable Person user,
    @Nullable String assignedTo,
    @Schema(example = "[\"export\"]") List<String> tags,
    SlaView sla,
    @Schema(description = "To be sent back with a change") long version,
    @Schema(description = "By message; members of the team wrote them") Map<String, String> authors,
    List<TicketNote> notes,
    List<HistoryEntry> history,
    @Schema(description = "Tickets that go on in this one") List<String> merged,
    @Schema(description = "Other members who look at it now") List<String> viewers) {

  /** The user who asks; without a name and an address if they are not known here. */
  record Person(String userId, @Nullable String name, @Nullable String email) {

    static Person of(String userId, @Nullable Recipient known) {
      return known == null
          ? new Person(userId, null, null)
          : new Person(userId, known.name(), known.email());
    }
  }
}

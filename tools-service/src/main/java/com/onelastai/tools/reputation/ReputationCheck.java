package com.onelastai.tools.reputation;

import com.onelastai.tools.domain.DomainName;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks all sources that the operator has set. */
@Component
public class ReputationCheck {

  private final DnsLists lists;
  private final Feeds feeds;

  ReputationCheck(DnsLists lists, Feeds feeds) {
    this.lists = lists;
    this.feeds = feeds;
  }

  public ReputationResult of(DomainName domain) {
    return of(Indicator.of(domain));
  }

  ReputationResult of(Indicator indicator) {
    List<Verdict> verdicts =
        Stream.concat(lists.verdicts(indicator).stream(), feeds.verdicts(indicator).stream())
            .toList();
    return ReputationResult.of(indicator, verdicts);
  }
}

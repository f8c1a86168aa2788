package com.onelastai.tools.reputation;

import com.onelastai.tools.domain.DomainName;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import org.springframework.stereotype.Component;

@Component
class DomainReputationTool implements Tool<DomainReputationInput, ReputationResult> {

  private final ReputationCheck check;

  DomainReputationTool(ReputationCheck check) {
    this.check = check;
  }

  @Override
  public ToolInfo<DomainReputationInput> info() {
    return new ToolInfo<>(
            "domain-reputation",
            "Domain reputation",
            Category.DOMAIN,
            "Says what block lists in the DNS (RFC 5782) and feeds have of a domain and of those "
                + "above it. This service's operator chooses the lists and feeds; without any, "
                + "nothing is said.",
            new DomainReputationInput("www.example.com"))
        .with(Trait.SLOW);
  }

  @Override
  public ReputationResult run(DomainReputationInput input) {
    return check.of(DomainName.of("domain", input.domain()));
  }
}

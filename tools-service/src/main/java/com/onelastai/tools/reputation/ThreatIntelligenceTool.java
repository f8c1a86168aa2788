package com.onelastai.tools.reputation;

import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import org.springframework.stereotype.Component;

@Component
class ThreatIntelligenceTool implements Tool<ThreatIntelligenceInput, ReputationResult> {

  private final ReputationCheck check;

  ThreatIntelligenceTool(ReputationCheck check) {
    this.check = check;
  }

  @Override
  public ToolInfo<ThreatIntelligenceInput> info() {
    return new ToolInfo<>(
            "threat-intelligence",
            "Threat intelligence",
            Category.SECURITY,
            "Says what feeds and block lists in the DNS (RFC 5782) have of a domain, an address, a "
                + "URL or a file. This service's operator chooses the feeds and lists; without any, "
                + "nothing is said.",
            new ThreatIntelligenceInput("http://www.example.com/download"))
        .with(Trait.SLOW);
  }

  @Override
  public ReputationResult run(ThreatIntelligenceInput input) {
    return check.of(Indicator.of("indicator", input.indicator()));
  }
}

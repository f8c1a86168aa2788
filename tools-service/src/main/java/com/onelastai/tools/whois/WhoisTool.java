package com.onelastai.tools.whois;

import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import org.springframework.stereotype.Component;

@Component
class WhoisTool implements Tool<WhoisInput, WhoisResult> {

  private final Registrations registrations;

  WhoisTool(Registrations registrations) {
    this.registrations = registrations;
  }

  @Override
  public ToolInfo<WhoisInput> info() {
    return new ToolInfo<>(
            "whois-lookup",
            "Whois lookup",
            Category.DOMAIN,
            "Says to whom a domain, an IP address or an autonomous system is registered, by RDAP "
                + "(RFC 9082, 9083) or whois (RFC 3912).",
            new WhoisInput("example.com", null))
        .with(Trait.SLOW);
  }

  @Override
  public WhoisResult run(WhoisInput input) {
    return registrations.find(Query.parse(input.query()), input.protocol());
  }
}

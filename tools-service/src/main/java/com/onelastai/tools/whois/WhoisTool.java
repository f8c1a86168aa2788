package com.onelastai.tools.whois;

import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import com.onelastai.tools.whois.WhoisInput.Protocol;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class WhoisTool implements Tool<WhoisInput, WhoisResult> {

  private final Rdap rdap;
  private final Whois whois;

  WhoisTool(Rdap rdap, Whois whois) {
    this.rdap = rdap;
    this.whois = whois;
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
    Query query = Query.parse(input.query());
    if (input.protocol() == Protocol.WHOIS) {
      return whois.ask(query);
    }
    Optional<WhoisResult> result = input.protocol() == null ? tryRdap(query) : rdap.ask(query);
    if (result.isEmpty() && input.protocol() == Protocol.RDAP) {
      throw new ToolFailedException("No server of RDAP is known for " + query + ".");
    }
    return result.orElseGet(() -> whois.ask(query));
  }

  /** Empty where whois may know more. */
  private Optional<WhoisResult> tryRdap(Query query) {
    try {
      return rdap.ask(query);
    } catch (NotRegisteredException known) {
      throw known;
    } catch (ToolFailedException unanswered) {
      return Optional.empty();
    }
  }
}

package com.onelastai.tools.availability;

import com.onelastai.tools.availability.AvailabilityResult.Availability;
import com.onelastai.tools.connect.AtOnce;
import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.domain.DomainName;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;

@Component
class AvailabilityTool implements Tool<AvailabilityInput, AvailabilityResult> {

  /** All, so that slow registries leave time for the DNS. */
  private static final int AT_ONCE = 20;

  private final AvailabilityCheck check;

  AvailabilityTool(AvailabilityCheck check) {
    this.check = check;
  }

  @Override
  public ToolInfo<AvailabilityInput> info() {
    return new ToolInfo<>(
            "domain-availability",
            "Domain availability",
            Category.DOMAIN,
            "Says which domains are registered and which are available, how sure that is and who "
                + "said it: RDAP (RFC 9082), else whois (RFC 3912), else the DNS.",
            new AvailabilityInput(List.of("example.com", "example.org")))
        .with(Trait.SLOW);
  }

  @Override
  public AvailabilityResult run(AvailabilityInput input) {
    List<Callable<Availability>> checks =
        domains(input.domains()).stream()
            .<Callable<Availability>>map(domain -> () -> check.check(HostName.parse(domain)))
            .toList();
    return new AvailabilityResult(AtOnce.all(AT_ONCE, checks));
  }

  private static Set<String> domains(List<String> texts) {
    Set<String> domains = new LinkedHashSet<>();
    for (int i = 0; i < texts.size(); i++) {
      domains.add(DomainName.of("domains[%d]".formatted(i), texts.get(i)).registrable());
    }
    return domains;
  }
}

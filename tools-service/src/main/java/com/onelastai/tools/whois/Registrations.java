package com.onelastai.tools.whois;

import com.onelastai.tools.connect.HostName;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.whois.Query.Kind;
import com.onelastai.tools.whois.WhoisInput.Protocol;
import com.onelastai.tools.whois.WhoisResult.Registration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks registries what is registered. */
@Component
public class Registrations {

  /**
   * What a registry says of a domain.
   *
   * @param registration null if it is not registered
   */
  public record DomainAnswer(
      Protocol protocol, String server, @Nullable Registration registration) {}

  private final Rdap rdap;
  private final Whois whois;
  private final String root;

  Registrations(Rdap rdap, Whois whois, WhoisProperties properties) {
    this.rdap = rdap;
    this.whois = whois;
    this.root = properties.server();
  }

  /** Empty if no registry says whether it is registered. */
  public Optional<DomainAnswer> ofDomain(HostName domain) {
    try {
      return Optional.of(find(new Query(Kind.DOMAIN, domain.text(), null), null))
          .filter(Registrations::describesDomain)
          .map(found -> new DomainAnswer(found.protocol(), found.server(), found.registration()));
    } catch (NotRegisteredException none) {
      // The root does not know domains: it says that there is no such top-level domain.
      return none.server().equals(root)
          ? Optional.empty()
          : Optional.of(new DomainAnswer(none.protocol(), none.server(), null));
    } catch (ToolFailedException unanswered) {
      return Optional.empty();
    }
  }

  /** The first reply of whois is the root's, of the top-level domain; others may be excuses. */
  private static boolean describesDomain(WhoisResult found) {
    Registration registration = found.registration();
    return found.protocol() == Protocol.RDAP
        || (found.replies().size() > 1
            && (registration.registered() != null
                || registration.registrar() != null
                || !registration.nameServers().isEmpty()
                || found.query().equalsIgnoreCase(registration.name())));
  }

  /**
   * @param protocol null for RDAP, and whois where it gives nothing
   * @throws NotRegisteredException if the registry has nothing under it
   * @throws ToolFailedException if no registry gives an answer
   */
  WhoisResult find(Query query, @Nullable Protocol protocol) {
    if (protocol == Protocol.WHOIS) {
      return whois.ask(query);
    }
    Optional<WhoisResult> result = protocol == null ? tryRdap(query) : rdap.ask(query);
    if (result.isEmpty() && protocol == Protocol.RDAP) {
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

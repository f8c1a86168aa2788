package com.onelastai.tools.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.lookup.LookupSession;

/** Only {@code connect} opens connections, looks up hosts and starts programs. */
class ConnectionsTest {

  private static final String WAYS_OUT =
      String.join(
          "|",
          "java\\.net\\.(Socket|DatagramSocket|MulticastSocket|.*URLConnection)",
          "java\\.net\\.http\\..*",
          "java\\.nio\\.channels\\..*(Socket|Datagram)Channel",
          "javax\\.net\\..*SocketFactory|javax\\.net\\.ssl\\.(SSLSocket|HttpsURLConnection)",
          "javax\\.naming\\..*",
          "org\\.apache\\.hc\\..*|org\\.apache\\.commons\\.net\\..*",
          "org\\.springframework\\.web\\.client\\..*",
          "java\\.lang\\.(ProcessBuilder.*|Runtime)",
          "org\\.xbill\\.DNS\\.(Simple|Extended|Doh)Resolver",
          "org\\.xbill\\.DNS\\.(Lookup|Address|ResolverConfig|ZoneTransferIn)",
          "org\\.xbill\\.DNS\\.lookup\\.LookupSession.*");

  private static final DescribedPredicate<JavaClass> OPEN_CONNECTIONS =
      DescribedPredicate.describe("open connections", type -> type.getFullName().matches(WAYS_OUT));

  private static final String LOOK_UPS =
      String.join(
          "|",
          "java\\.net\\.URL\\.(openStream|openConnection|getContent)\\(.*",
          "java\\.net\\.URI\\.toURL\\(.*",
          "java\\.net\\.Inet[46]?Address\\.(getByName|getAllByName|getLocalHost|isReachable)\\(.*",
          "java\\.net\\.Inet[46]?Address\\.get(Canonical)?HostName\\(.*",
          "java\\.net\\.InetSocketAddress\\.<init>\\(java\\.lang\\.String.*");

  private static final DescribedPredicate<JavaAccess<?>> LOOK_UP_HOSTS =
      DescribedPredicate.describe(
          "look up hosts", access -> access.getTarget().getFullName().matches(LOOK_UPS));

  private static final ArchRule RULE =
      noClasses()
          .that()
          .resideOutsideOfPackage("com.onelastai.tools.connect")
          .should()
          .dependOnClassesThat(OPEN_CONNECTIONS)
          .orShould()
          .accessTargetWhere(LOOK_UP_HOSTS);

  @Test
  void toolsConnectOnlyByTheOnePackage() {
    RULE.check(
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.onelastai.tools"));
  }

  @Test
  void everyWayAroundItIsFound() {
    for (Class<?> bypass : ways()) {
      JavaClasses classes = new ClassFileImporter().importClasses(bypass);
      assertThat(RULE.evaluate(classes).hasViolation()).as(bypass.getSimpleName()).isTrue();
    }
    assertThat(ways()).hasSize(15);
  }

  private static List<Class<?>> ways() {
    return Stream.<Class<?>>of(Bypass.class.getDeclaredClasses())
        .filter(type -> !type.isInterface())
        .toList();
  }

  @SuppressWarnings("unused")
  static final class Bypass {

    record BySocket(Socket socket) {}

    record ByProgram(ProcessBuilder program) {}

    static final class ByRuntime {
      Process start() throws IOException {
        return Runtime.getRuntime().exec(new String[] {"ping", "192.0.2.1"});
      }
    }

    record ByDatagrams(DatagramSocket socket) {}

    record ByChannel(SocketChannel channel) {}

    record ByHttpClient(HttpClient client) {}

    record ByConnection(HttpURLConnection connection) {}

    record ByApacheClient(HttpClientResponseHandler<String> handler) {}

    record ByResolver(SimpleResolver resolver) {}

    record ByLookup(Lookup lookup) {}

    record BySession(LookupSession session) {}

    static final class ByUrl {
      InputStream open() throws IOException {
        return URI.create("http://example.com").toURL().openStream();
      }
    }

    static final class ByName {
      InetAddress look() throws IOException {
        return InetAddress.getByName("example.com");
      }
    }

    interface LookUp {
      InetAddress[] of(String host) throws IOException;
    }

    static final class ByReference {
      final LookUp lookUp = InetAddress::getAllByName;
    }

    static final class BySocketAddress {
      InetSocketAddress look() {
        return new InetSocketAddress("example.com", 80);
      }
    }
  }
}

package com.onelastai.tools.dns;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.tools.connect.HostName;
import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** Names that people ask for. */
final class Names {

  private static final String ROOT = ".";

  private Names() {}

  /**
   * @throws ApiException 400 if it is no name of the DNS
   */
  static Name of(String field, String text) {
    if (text.strip().equals(ROOT)) {
      return Name.root;
    }
    HostName host = HostName.of(field, text);
    if (host.address() != null) {
      throw malformed(field, "is an address, not a name");
    }
    return of(field, host);
  }

  static Name of(String field, HostName host) {
    try {
      return Name.fromString(host.text(), Name.root);
    } catch (TextParseException unreadable) {
      throw malformed(field, "is no name of the DNS");
    }
  }

  private static ApiException malformed(String field, String detail) {
    return ApiException.invalid(List.of(new FieldProblem(field, "malformed", detail)));
  }
}

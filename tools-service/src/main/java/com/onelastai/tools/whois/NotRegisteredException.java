package com.onelastai.tools.whois;

import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.whois.WhoisInput.Protocol;

/** What a registry does not have. */
class NotRegisteredException extends ToolFailedException {

  private final Protocol protocol;
  private final String server;

  NotRegisteredException(Query query, Protocol protocol, String server) {
    super(query + " is not registered, says its registry.");
    this.protocol = protocol;
    this.server = server;
  }

  Protocol protocol() {
    return protocol;
  }

  /** Who said it. */
  String server() {
    return server;
  }
}

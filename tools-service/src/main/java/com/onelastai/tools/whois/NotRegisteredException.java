package com.onelastai.tools.whois;

import com.onelastai.tools.tool.ToolFailedException;

/** What a registry does not have. */
class NotRegisteredException extends ToolFailedException {

  NotRegisteredException(Query query) {
    super(query + " is not registered, says its registry.");
  }
}

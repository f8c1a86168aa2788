package com.onelastai.tools.connect;

import com.onelastai.tools.tool.ToolFailedException;

/** A host that tools may not reach. Its address is not said: it may be an inner one. */
public class ForbiddenAddressException extends ToolFailedException {

  ForbiddenAddressException(String host) {
    super(host + " has no public address, so no connection is made to it.");
  }
}

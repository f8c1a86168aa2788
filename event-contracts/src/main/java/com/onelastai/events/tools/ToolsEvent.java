package com.onelastai.events.tools;

import com.onelastai.events.DomainEvent;

/** An event about a developer tool. */
public sealed interface ToolsEvent extends DomainEvent permits ToolUsed {

  String TOPIC = "tools.v1";
}

package com.onelastai.events.lab;

import com.onelastai.events.DomainEvent;

/** An event about the AI lab. */
public sealed interface LabEvent extends DomainEvent permits ExperimentFinished {

  String TOPIC = "lab.v1";
}

package com.onelastai.events;

import com.onelastai.events.test.EventContractKit;

class EventContractsTest extends EventContractKit {}

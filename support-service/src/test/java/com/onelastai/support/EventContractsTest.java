package com.onelastai.support;

import com.onelastai.events.test.EventContractKit;

class EventContractsTest extends EventContractKit {}

package com.onelastai.community;

import com.onelastai.events.test.EventContractKit;

class EventContractsTest extends EventContractKit {}

package com.onelastai.auth;

import com.onelastai.events.test.EventContractKit;

class EventContractsTest extends EventContractKit {}

package com.onelastai.tracking.visit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.onelastai.starter.listing.Listing;
import com.onelastai.tracking.session.Session;
import com.onelastai.tracking.visitor.Visitor;

record VisitorDetails(@JsonUnwrapped Visitor visitor, Listing<Session> sessions) {}

"""The registers of the desk: visitors, luggage and parcels, wake-up calls, messages, where guests say they are."""

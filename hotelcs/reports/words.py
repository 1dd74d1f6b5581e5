"""What documents are called on paper."""

from hotelcs.i18n import N_

DOCUMENTS = {
    "cn_id": N_("Resident ID card"),
    "cn_temp_id": N_("Temporary ID card"),
    "hukou": N_("Household register"),
    "passport": N_("Passport"),
    "hk_mo_permit": N_("Hong Kong, Macao permit"),
    "tw_permit": N_("Taiwan permit"),
    "hkmt_residence": N_("HMT residence permit"),
    "foreign_pr": N_("Permanent residence"),
    "military": N_("Military ID"),
    "police_cert": N_("Police certificate"),
    "other": N_("Other document"),
}
